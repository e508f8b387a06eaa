#!/bin/sh
# A CA, and for each name a key and a certificate that it has signed: ca.pem, NAME.key, NAME.pem in a folder. FOLDER NAME…
set -eu
folder=$1
shift
mkdir -p "$folder"
cd "$folder"
new="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
openssl req -x509 $new -days 2 -subj "/CN=CA of ${folder##*/}" -keyout ca.key -out ca.pem 2>/dev/null
for name; do
  openssl req $new -subj "/CN=$name" -keyout "$name.key" -out "$name.csr" 2>/dev/null
  openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out "$name.pem" 2>/dev/null
done
