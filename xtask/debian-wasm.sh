#!/bin/bash
# The WASM standard library where rustup's server cannot be reached: Debian's rustc and the
# matching library source, unpacked into a cache folder (nothing is installed), and one build of
# the standard library. Prints the path of that rustc. Takes about a minute, once per version.
#
#   debian-wasm.sh CACHE_FOLDER RUST_LLD
set -euo pipefail

cache=$1
lld=$2
target=wasm32-unknown-unknown

say() { echo "debian-wasm: $*" >&2; }

version=$(apt-cache policy rustc-web | sed -n 's/^ *Candidate: //p')
if [ -z "$version" ] || [ "$version" = "(none)" ]; then
    if [ "$(id -u)" = 0 ]; then apt-get update -qq >&2; fi
    version=$(apt-cache policy rustc-web | sed -n 's/^ *Candidate: //p')
fi
if [ -z "$version" ] || [ "$version" = "(none)" ]; then
    say "this system has no package rustc-web: install the rustup target $target by hand"
    exit 1
fi

home="$cache/$version"
rustc="$home/rustc"
if [ -x "$rustc" ] && [ -e "$home/done" ]; then
    echo "$rustc"
    exit 0
fi
rm -rf "$home"
mkdir -p "$home/debs" "$home/root" "$home/empty/src"

# The compiler, its libraries that a small system lacks, and the source of exactly that version.
mapfile -t needed < <(
    apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks \
        --no-replaces --no-enhances rustc-web |
        grep -E '^(rustc-web|libstd-rust-web|libllvm|libz3|libedit|libbsd|libmd|libxml2|libicu|libtinfo|libzstd|zlib1g|libcurl4|libssh2|liblzma)' |
        sort -u
)
say "downloading ${#needed[@]} packages and the library source of $version"
(cd "$home/debs" && apt-get download -qq "${needed[@]}" "rust-web-src=$version" >&2)
for deb in "$home"/debs/*.deb; do dpkg -x "$deb" "$home/root"; done
rm -rf "$home/debs"

libs=$(find "$home/root" -name '*.so*' -printf '%h\n' | sort -u | paste -sd:)
real="$home/root/usr/bin/rustc"
cat >"$rustc" <<EOF
#!/bin/sh
# Debian's rustc $version with its own libraries.
LD_LIBRARY_PATH="$libs\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}" exec "$real" "\$@"
EOF
chmod +x "$rustc"
"$rustc" --version >&2

# The library source must be where -Zbuild-std looks for it.
sysroot=$("$rustc" --print sysroot)
mkdir -p "$sysroot/lib/rustlib/src"
if [ ! -e "$sysroot/lib/rustlib/src/rust/library/Cargo.lock" ]; then
    source=$(find "$home/root/usr" -path '*library/std/Cargo.toml' -printf '%h\n' | head -n 1)
    ln -sfn "$(cd "$source/../.." && pwd)" "$sysroot/lib/rustlib/src/rust"
fi

cat >"$home/empty/Cargo.toml" <<'EOF'
[package]
name = "empty"
version = "0.0.0"
edition = "2021"
[workspace]
EOF
echo '#![no_std]' >"$home/empty/src/lib.rs"
say "building the standard library for $target"
(
    cd "$home/empty"
    # Without embedded bitcode the SPA's link-time optimisation finds no code in the library.
    RUSTC="$rustc" RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$home/build" \
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$lld" \
        cargo build --release -Zbuild-std=std,panic_abort,test --target "$target" >&2
)
libdir="$sysroot/lib/rustlib/$target/lib"
mkdir -p "$libdir"
cp "$home/build/$target/release/deps/"*.rlib "$libdir/"
rm -f "$libdir"/libempty-*.rlib
rm -rf "$home/build"
touch "$home/done"
echo "$rustc"
