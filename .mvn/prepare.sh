# Read by mvnw before anything else: finds a JDK 25 where JAVA_HOME and java are an older one, and
# keeps the demo's build quiet. POSIX sh; mvnw has globbing switched off.

# The feature release of the JDK in folder $1, or nothing where there is no JDK.
alidade_jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

alidade_is_new_enough() {
  alidade_release=$(alidade_jdk_release "$1")
  [ "${alidade_release:-0}" -ge 25 ]
}

alidade_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && alidade_is_new_enough "$JAVA_HOME"; then
    return 0
  fi
  # The java on the PATH may be a link or a version manager's shim: it knows its home itself.
  if command -v java >/dev/null 2>&1; then
    alidade_home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    if [ -n "$alidade_home" ] && alidade_is_new_enough "$alidade_home"; then
      JAVA_HOME=$alidade_home
      return 0
    fi
  fi
  set +f
  for alidade_home in \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/*25* /opt/java/*25* /opt/jdk/*25* /opt/jvm/*25* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* "$HOME"/.asdf/installs/java/*25* \
    "$HOME"/.local/share/mise/installs/java/*25* "$HOME"/.jenv/versions/25* \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if alidade_is_new_enough "$alidade_home"; then
      JAVA_HOME=$alidade_home
      set -f
      return 0
    fi
  done
  set -f
  return 1
}

if ! alidade_find_jdk; then
  echo "mvnw: no JDK 25 found: get one from https://adoptium.net/temurin/releases/?version=25 (or: sdk install java 25-tem) and set JAVA_HOME to it" >&2
  exit 1
fi
export JAVA_HOME

# Libraries of Maven's own that JDK 25 warns of, on every run.
MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS-}"
export MAVEN_OPTS

# A demo should show itself, not its build; the first time, Maven shows what it fetches.
case " $* " in
*" -Pdemo "*)
  if [ -d "${MAVEN_USER_HOME:-$HOME/.m2}/repository/io/quarkus/platform/quarkus-bom" ]; then
    echo "Building Alidade …" >&2
    set -- --quiet "$@"
  fi
  ;;
esac
