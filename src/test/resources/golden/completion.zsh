#compdef alidade
# Completion of alidade for zsh: source <(alidade completion zsh)
# A newer alidade knows more modules: make it again then.

# The profiles of the AWS files as they are now.
_alidade_profiles() {
  local config=${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  local -a names
  names=(${(fu)"$({
    sed -n -e 's/^[[:space:]]*\[profile[[:space:]]\{1,\}"\{0,1\}\([^]"]*[^]"[:space:]]\)"\{0,1\}[[:space:]]*].*/\1/p' -e 's/^[[:space:]]*\[default].*/default/p' "${config/#\~\//$HOME/}"
    sed -n -e 's/^[[:space:]]*\[\([^]]*\)].*/\1/p' "${credentials/#\~\//$HOME/}"
  } 2> /dev/null)"})
  compadd "$@" -a names
}

_alidade_modules() {
  compadd "$@" -- \
    ec2:vpc \
    iam
}

_alidade_questions() {
  compadd "$@" -- \
    who
}

_alidade_commands() {
  local -a commands
  commands=(
    'survey:Surveys'
    'shells:Names shells'
  )
  _describe -t commands command commands
}

_alidade() {
  local curcontext="$curcontext" state line ret=1
  typeset -A opt_args
  _arguments -C -S -s : \
    '(-h --help)-h[Shows this]' \
    '(-h --help)--help[Shows this]' \
    '1: :_alidade_commands' \
    '*:: :->rest' && ret=0
  if [[ $state == rest ]]; then
    curcontext=${curcontext%:*}-$words[1]:
    case $words[1] in
      survey)
        _arguments -S -s : \
          '(--modules)--modules=[Only these modules]:modules:_sequence _alidade_modules' \
          '*--profile=[A profile]:profile:_alidade_profiles' \
          '(--output)--output=[What to print]:choice:(text json)' \
          '(--fail-on)--fail-on=[When to fail]:choice:(denied)' \
          '(--limit)--limit=[How many rows]:choice:(all)' \
          '(--report)--report=[Where to write]:file:_files' \
          '(--pages)--pages=[Where to write pages]:dir:_files -/' \
          '(--password)--password=[The password'\''s variable]:var:_parameters -g "*export*"' \
          '(--question)--question=[What to ask]:question:_alidade_questions' \
          '(--tag)--tag=[A number]:number: ' \
          && ret=0 ;;
      shells)
        _arguments -S -s : \
          '1: :(bash zsh)' && ret=0 ;;
    esac
  fi
  return ret
}

# Read by source, or from a directory of fpath.
if [[ $funcstack[1] == _alidade ]]; then
  _alidade "$@"
elif (( $+functions[compdef] )); then
  compdef _alidade alidade
else
  autoload -Uz compinit && compinit && compdef _alidade alidade
fi
