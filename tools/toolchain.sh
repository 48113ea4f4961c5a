#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds a cross compiler that Debian does not package, from Debian's own source packages:
#   tools/toolchain.sh microblaze|epiphany [ARCHIVE]
# into $EPYTHON_TOOLCHAINS/NAME (out/toolchains if that is not set). With ARCHIVE, a .tar.* whose first folder
# holds bin/, it unpacks instead. Only C, no C library: a core needs none. What is printed goes to NAME.log beside it.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
name=${1:-}
archive=${2:-}
case "$name" in
microblaze) triple=microblaze-xilinx-elf ;;
epiphany) triple=epiphany-elf ;;
*)
    echo "usage: tools/toolchain.sh microblaze|epiphany [ARCHIVE]" >&2
    exit 2
    ;;
esac
place=${EPYTHON_TOOLCHAINS:-$root/out/toolchains}
prefix=$place/$name
mkdir -p "$place"

# Proves that the compiler works, and says how to find it.
done_with() {
    echo 'int answer(int x) { return x / 7; }' >"$prefix/answer.c"
    "$prefix/bin/$triple-gcc" -Os -c "$prefix/answer.c" -o "$prefix/answer.o"
    rm "$prefix/answer.c" "$prefix/answer.o"
    "$prefix/bin/$triple-gcc" --version | head -n 1
    [ -n "${EPYTHON_TOOLCHAINS:-}" ] || echo "type:  export EPYTHON_TOOLCHAINS=$place"
}

if [ -n "$archive" ]; then
    mkdir -p "$prefix"
    tar xf "$archive" -C "$prefix" --strip-components=1
    done_with
    exit 0
fi

# Sources, what the compiler is built with, and what it links.
missing=''
for package in gcc-12-source binutils-source gcc g++ make flex bison texinfo xz-utils \
    libgmp-dev libmpfr-dev libmpc-dev zlib1g-dev; do
    status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) || true
    case "$status" in *' ok installed') ;; *) missing="$missing $package" ;; esac
done
if [ -n "$missing" ]; then
    echo "toolchain.sh: type:  sudo apt-get install -y$missing" >&2
    exit 3
fi

work=$(mktemp -d "$place/build.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
jobs=$(nproc)
tar xf /usr/src/binutils/binutils-*.tar.xz
tar xf /usr/src/gcc-12/gcc-*.tar.xz
binutils=$(echo "$work"/binutils-*/)
gcc=$(echo "$work"/gcc-*/)

# Runs a command; if it fails, shows the end of what it printed, and ends.
step() {
    echo "toolchain.sh: $*" >>"$place/$name.log"
    "$@" >>"$place/$name.log" 2>&1 || {
        tail -n 30 "$place/$name.log" >&2
        echo "toolchain.sh: failed; all of it is in $place/$name.log" >&2
        exit 1
    }
}

: >"$place/$name.log"
mkdir build-binutils build-gcc
cd build-binutils
step "$binutils/configure" --target="$triple" --prefix="$prefix" CFLAGS=-O1 --disable-nls --disable-werror --disable-gdb \
    --disable-sim --disable-gprofng --disable-plugins
step make -j"$jobs" MAKEINFO=true
step make MAKEINFO=true install-strip

PATH=$prefix/bin:$PATH
export PATH
# What it compiles is small: it is compiled fast itself, without optimising much. Debian's archive leaves out files of
# the documentation, which is therefore neither made nor installed: what is made from them is declared made, and only
# parts are installed.
cd ../build-gcc
step "$gcc/configure" --target="$triple" --prefix="$prefix" CFLAGS=-O1 CXXFLAGS=-O1 --enable-languages=c --without-headers \
    --with-newlib --disable-shared --disable-threads --disable-libssp --disable-libquadmath \
    --disable-libgomp --disable-libatomic --disable-libstdcxx --disable-nls \
    --disable-bootstrap --disable-lto --disable-plugin --disable-gcov \
    --disable-tls --disable-decimal-float --without-isl --enable-checking=release
step make -j"$jobs" MAKEINFO=true configure-gcc
step touch gcc/s-tm-texi
step make -j"$jobs" MAKEINFO=true BUILD_INFO= GENERATED_MANPAGES= all-gcc
step make -C gcc BUILD_INFO= GENERATED_MANPAGES= install-common install-headers install-driver
step make -j"$jobs" MAKEINFO=true all-target-libgcc
step make install-target-libgcc
cd "$work"
done_with
