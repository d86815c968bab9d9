#!/bin/sh
# Makes the secrets of deploy/compose.yaml, once: what is there is left as it is. Keep a copy of privacy-keys and
# credential-lookup-key in another place: without them nobody's name is read, and no card found, ever again.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
make() { [ -e "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"; }
make postgres-password "$(openssl rand -hex 24)"
make database-url "postgres://doorledger:$(cat secrets/postgres-password)@postgres:5432/doorledger"
make sign-in-secret "$(openssl rand -base64 32)"
make policy-signing-key "$(openssl rand -base64 32)"
make admin-token "dl_api_$(openssl rand -base64 32 | tr "+/" "-_" | tr -d "=")"
make admin-password "$(openssl rand -base64 15)"
make privacy-keys "1:$(openssl rand -base64 32)"
make credential-lookup-key "$(openssl rand -base64 32)"
# Containers run as user 10001 and read them through a mount.
chmod 755 secrets && chmod 444 secrets/*
