package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"zhaoshang/corpus/store"
)

const usersLong = `Staff and admins of the bot.

A user is named by channel and id: telegram:123456789, web:name. A bare number
is one of Telegram. Staff add and remove documents and see the gaps; admins
give roles, reindex and see the state as well. Everybody else may ask.`

func newUsersCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "users",
		Short: "Add, list and remove staff and admins of the bot",
		Long:  usersLong,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newUsersAddCommand(a), newUsersListCommand(a), newUsersRemoveCommand(a))
	return cmd
}

type usersAddOptions struct {
	Role     string
	Name     string
	Password bool
}

func newUsersAddCommand(a *app) *cobra.Command {
	var o usersAddOptions
	cmd := &cobra.Command{
		Use:   "add USER",
		Short: "Give somebody a role, or change it",
		Args:  cobra.ExactArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return runUsersAdd(cmd.Context(), a, o, args[0]) },
	}
	cmd.Flags().StringVar(&o.Role, "role", "staff", "staff or admin")
	cmd.Flags().StringVar(&o.Name, "name", "", "name of the person")
	cmd.Flags().BoolVar(&o.Password, "password", false, "read a password for the web desk from standard input")
	return cmd
}

func runUsersAdd(ctx context.Context, a *app, o usersAddOptions, user string) error {
	role, err := roleOf(o.Role)
	if err != nil || role.Level() == 0 {
		return usageError{fmt.Errorf("role %q is neither staff nor admin", o.Role)}
	}
	id, err := userID(user)
	if err != nil {
		return err
	}
	return a.withVault(ctx, func(v vault) error {
		channel, _, _ := strings.Cut(id, ":")
		if err := v.SetUser(ctx, store.User{ID: id, Role: role, Name: o.Name, Channel: channel, AddedBy: a.who()}); err != nil {
			return err
		}
		if o.Password {
			if err := a.setPassword(ctx, v, id); err != nil {
				return err
			}
		}
		_, err := fmt.Fprintf(a.stdout, "%s is %s\n", id, role)
		return err
	})
}

// minPassword is the shortest password that is taken, in characters.
const minPassword = 10

// setPassword reads a password from standard input and keeps its hash.
func (a *app) setPassword(ctx context.Context, v vault, id string) error {
	fmt.Fprintf(a.stderr, "password of %s (at least %d characters): ", id, minPassword)
	line, err := readSecret(a.stdin)
	if err != nil {
		return fmt.Errorf("users: password: %w", err)
	}
	if utf8.RuneCountInString(line) < minPassword {
		return usageError{fmt.Errorf("the password has fewer than %d characters", minPassword)}
	}
	return v.SetPassword(ctx, id, hashPassword(line))
}

// readSecret reads one line, without showing it on a terminal.
func readSecret(in io.Reader) (string, error) {
	if f, ok := in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		data, err := term.ReadPassword(int(f.Fd()))
		return string(data), err
	}
	line, err := bufio.NewReader(in).ReadString('\n')
	if err == io.EOF {
		err = nil
	}
	return strings.TrimRight(line, "\r\n"), err
}

// userID is channel:id; a bare number is one of Telegram.
func userID(s string) (string, error) {
	if s != "" && strings.Trim(s, "0123456789") == "" {
		return "telegram:" + s, nil
	}
	channel, id, ok := strings.Cut(s, ":")
	if !ok || channel == "" || id == "" {
		return "", usageError{fmt.Errorf("user %q is not of the form channel:id, such as telegram:123456789", s)}
	}
	return s, nil
}

func newUsersListCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List staff and admins",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withVault(cmd.Context(), func(v vault) error { return listUsers(cmd.Context(), a, v, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	return cmd
}

func listUsers(ctx context.Context, a *app, v peopleKeeper, asJSON bool) error {
	all, err := v.Users(ctx)
	if err != nil {
		return err
	}
	rows := [][]string{{"USER", "ROLE", "NAME", "ADDED", "BY"}}
	for _, u := range all {
		if asJSON {
			if err := writeJSON(a.stdout, u); err != nil {
				return err
			}
		}
		rows = append(rows, []string{u.ID, string(u.Role), u.Name, u.Added.Local().Format("2006-01-02"), u.AddedBy})
	}
	if !asJSON && len(rows) > 1 {
		table(a.stdout, rows)
	}
	return nil
}

func newUsersRemoveCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "remove USER",
		Short: "Take somebody's role away",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := userID(args[0])
			if err != nil {
				return err
			}
			return a.withVault(cmd.Context(), func(v vault) error {
				if err := v.RemoveUser(cmd.Context(), id); err != nil {
					return err
				}
				_, err := fmt.Fprintf(a.stdout, "removed %s\n", id)
				return err
			})
		},
	}
}
