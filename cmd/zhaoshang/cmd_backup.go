package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func newBackupCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Write a consistent copy of all documents, records and users to a new file",
		Long: `Write a consistent copy of all documents, records, corrections and users to a
new file, while the bot goes on. Indexes are not in it: reindex makes them.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withVault(cmd.Context(), func(v vault) error {
				if err := v.Backup(cmd.Context(), args[0]); err != nil {
					return err
				}
				info, err := os.Stat(args[0])
				if err != nil {
					return fmt.Errorf("backup: %w", err)
				}
				_, err = fmt.Fprintf(a.stdout, "%s: %d bytes\n", args[0], info.Size())
				return err
			})
		},
	}
}

func newRestoreCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE",
		Short: "Make the data folder, which must be empty, from a backup",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := a.config()
			if err != nil {
				return err
			}
			if err := restoreBackup(cmd.Context(), args[0], c.Data); err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.stdout, "restored to %s; run reindex next\n", c.Data)
			return err
		},
	}
}
