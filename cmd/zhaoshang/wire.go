package main

import (
	"github.com/spf13/cobra"
)

// commands lists the commands of the program.
func commands(a *app) []*cobra.Command {
	return []*cobra.Command{newConfigCommand(a), newVersionCommand(a)}
}

// driverExitCode is the exit code of an error that only a driver knows.
func driverExitCode(error) int { return exitOther }
