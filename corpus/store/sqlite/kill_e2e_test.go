//go:build e2e

package sqlite

import "testing"

func TestKill200(t *testing.T) { testKill(t, 200) }
