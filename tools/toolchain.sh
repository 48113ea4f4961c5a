#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds a cross compiler that Debian does not package, from Debian's own source packages:
#   tools/toolchain.sh microblaze|epiphany [ARCHIVE]
# into $EPYTHON_TOOLCHAINS/NAME (out/toolchains if that is not set). With ARCHIVE, a .tar.* whose first folder
# holds bin/, it unpacks instead. 25 to 40 minutes on two processors. Only C, no C library: a core needs none.
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

done_with() {
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

mkdir build-binutils build-gcc
(
    cd build-binutils
    "$binutils/configure" --target="$triple" --prefix="$prefix" --disable-nls --disable-werror --disable-gdb \
        --disable-sim --disable-gprofng --disable-plugins
    make -j"$jobs" MAKEINFO=true
    make MAKEINFO=true install-strip
) >binutils.log 2>&1 || { tail -n 20 binutils.log >&2; exit 1; }

PATH=$prefix/bin:$PATH
export PATH
# Debian's archive leaves out files of the documentation: what is made from them is declared made.
(
    cd build-gcc
    "$gcc/configure" --target="$triple" --prefix="$prefix" --enable-languages=c --without-headers \
        --with-newlib --disable-shared --disable-threads --disable-libssp --disable-libquadmath \
        --disable-libgomp --disable-libatomic --disable-libstdcxx --disable-nls \
        --disable-bootstrap --disable-lto --disable-plugin --disable-gcov \
        --disable-tls --disable-decimal-float --without-isl --enable-checking=release
    make -j"$jobs" MAKEINFO=true configure-gcc
    touch gcc/s-tm-texi
    make -j"$jobs" MAKEINFO=true BUILD_INFO= GENERATED_MANPAGES= all-gcc
    make -j"$jobs" MAKEINFO=true all-target-libgcc
    make -C gcc BUILD_INFO= GENERATED_MANPAGES= install-strip
    make install-target-libgcc
) >gcc.log 2>&1 || { tail -n 20 gcc.log >&2; exit 1; }
done_with
