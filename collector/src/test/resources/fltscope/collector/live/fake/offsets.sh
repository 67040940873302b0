#!/usr/bin/env bash
# Writes offsets.txt: sizes and offsets of the Win32 structures as the mingw-w64 headers have them, for 64-bit Windows.
# Needs gcc-mingw-w64-x86-64 and its headers; nothing is run, the constants are read from the assembler text.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
{
  echo "# made by offsets.sh from the headers of mingw-w64, x86_64; size of a structure, or offset of a field, in bytes"
  x86_64-w64-mingw32-gcc -std=c11 -O1 -S -o - offsets.c | sed -n 's/.*"->\([A-Za-z0-9_.]*\) \$\{0,1\}\([0-9]*\)".*/\1 \2/p'
} > offsets.txt
