#!/bin/sh
# Makes the certificates of the example account again, with fixed dates. Needs openssl 3.0 or later.
# Keys and ids are new each time; the private keys are thrown away. Run it in this directory.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: > "$work/index.txt"
cat > "$work/ca.cnf" <<CONFIG
[ca]
default_ca = example
[example]
database = $work/index.txt
new_certs_dir = $work
rand_serial = yes
default_md = sha256
unique_subject = no
policy = name
[name]
commonName = supplied
[req]
distinguished_name = empty
[empty]
CONFIG

# make FILE NOT_BEFORE NOT_AFTER KEY..., the days as YYYYMMDD
make() {
  file=$1 from=$2 until=$3
  shift 3
  openssl genpkey "$@" -out "$work/key" 2> /dev/null
  openssl req -new -config "$work/ca.cnf" -key "$work/key" -subj "/CN=$file" -out "$work/request"
  openssl ca -batch -notext -selfsign -config "$work/ca.cnf" -keyfile "$work/key" -in "$work/request" \
    -startdate "${from}000000Z" -enddate "${until}000000Z" -out "$file.pem" 2> /dev/null
}
rsa() { make "$1" "$2" "$3" -algorithm RSA -pkeyopt "rsa_keygen_bits:$4"; }
ec() { make "$1" "$2" "$3" -algorithm EC -pkeyopt "ec_paramgen_curve:$4"; }

rsa rsa-3072 20260202 20280201 3072
rsa rsa-4096 20260205 20280204 4096
ec p-256 20260209 20280208 P-256
ec p-384 20260212 20280211 P-384
ec p-521 20260216 20280215 P-521

ec retired 20250113 20270112 P-256    # revoked in the account
ec expiring 20241216 20261215 P-384   # within a month of the snapshot
ec ten-years 20260504 20360504 P-256  # longer than NetSuite honours
rsa rsa-2048 20261123 20271123 2048   # a key that NetSuite refuses
