// Command fake-redis is a Redis server in memory, for the cache that Argo CD's controllers share.
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/alicebob/miniredis/v2"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "fake-redis: give the address to listen on")
		os.Exit(2)
	}
	server := miniredis.NewMiniRedis()
	if err := server.StartAddr(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "fake-redis:", err)
		os.Exit(1)
	}
	// Its clock stands still by itself, and what Argo CD caches is meant to expire.
	for range time.Tick(time.Second) {
		server.FastForward(time.Second)
	}
}
