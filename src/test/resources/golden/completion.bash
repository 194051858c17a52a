# Completion of alidade for bash: source <(alidade completion bash)
# A newer alidade knows more modules: make it again then.

# Whoever reads this in zsh gets the script for zsh.
if [ -n "${ZSH_VERSION-}" ]; then
  source <(alidade completion zsh)
  return
fi

# What a command understands: flags, options with what their value is, other words.
_alidade_understands() {
  case $1 in
    '')
      flags='-h --help'
      valued=''
      other='survey shells' ;;
    survey)
      flags=''
      valued='--modules=modules,
        --profile=profiles
        --output=text|json
        --fail-on=denied|
        --limit=all|
        --report=files
        --pages=directories
        --password=variables
        --question=questions
        --tag=-'
      other='' ;;
    shells)
      flags=''
      valued=''
      other='bash zsh' ;;
    *) flags='' valued='' other='' ;;
  esac
}

# The words that this alidade knows.
_alidade_words() {
  case $1 in
    modules) printf '%s\n' \
    ec2:vpc \
    iam ;;
    questions) printf '%s\n' \
    who ;;
  esac
}

# The profiles of the AWS files as they are now.
_alidade_profiles() {
  local config=${AWS_CONFIG_FILE:-$HOME/.aws/config}
  local credentials=${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}
  {
    sed -n -e 's/^[[:space:]]*\[profile[[:space:]]\{1,\}"\{0,1\}\([^]"]*[^]"[:space:]]\)"\{0,1\}[[:space:]]*].*/\1/p' -e 's/^[[:space:]]*\[default].*/default/p' "${config/#\~\//$HOME/}"
    sed -n -e 's/^[[:space:]]*\[\([^]]*\)].*/\1/p' "${credentials/#\~\//$HOME/}"
  } 2> /dev/null
}

# Offers those of the lines read that begin with $1, behind $2; with $3, as items of a list.
_alidade_offer() {
  local typed=$1 before=$2 item whole
  if [[ -n ${3-} ]]; then
    before=$before${typed%"${typed##*,}"}
    typed=${typed##*,}
  fi
  while IFS= read -r item; do
    [[ $item == "$typed"* ]] || continue
    if [[ -n ${3-} && ,${before#*=}, == *,"$item",* ]]; then
      continue
    fi
    whole=$before$item
    # Into a variable: a process for each would take seconds for thousands of profiles.
    printf -v whole %q "${whole#"$kept"}"
    COMPREPLY+=("$whole")
  done
}

# Offers what a value can be: $1 what it is, $2 what is typed of it, $3 what stands before it.
_alidade_value() {
  case $1 in
    -) ;;
    files)
      compopt -o default 2> /dev/null ||
        while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$rest") ;;
    directories)
      compopt -o filenames 2> /dev/null
      while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -d -- "$rest") ;;
    variables) _alidade_offer "$2" "$3" < <(compgen -e) ;;
    profiles) _alidade_offer "$2" "$3" < <(_alidade_profiles) ;;
    *,)
      # After an item of a list may come a comma.
      compopt -o nospace 2> /dev/null
      _alidade_offer "$2" "$3" list < <(_alidade_words "${1%,}") ;;
    *\|*) _alidade_offer "$2" "$3" < <(printf '%s\n' ${1//|/ }) ;;
    *) _alidade_offer "$2" "$3" < <(_alidade_words "$1") ;;
  esac
}

_complete_alidade() {
  local words=() word current rest kept command='' option='' entry file i
  local flags valued other
  COMPREPLY=()

  # Bash has cut the words at colons and equal signs: they are put together again.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((i > 1)) && { [[ -n $word && -z ${word//[:=]/} ]] ||
        [[ -n ${COMP_WORDS[i - 1]} && -z ${COMP_WORDS[i - 1]//[:=]/} ]]; }; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
  done
  current=${words[${#words[@]} - 1]}

  # Only what stands behind the last of these is replaced.
  rest=$current
  [[ $COMP_WORDBREAKS == *:* ]] && rest=${rest##*:}
  [[ $COMP_WORDBREAKS == *=* ]] && rest=${rest##*=}
  kept=${current%"$rest"}

  _alidade_understands ''
  for word in "${words[@]:1:${#words[@]}-2}"; do
    if [[ -n $option ]]; then
      option=''
      continue
    fi
    case $word in
      --*=*) ;;
      -*) [[ " $valued " == *" $word="* ]] && option=$word ;;
      *)
        if [[ -z $command ]]; then
          command=$word
          _alidade_understands "$command"
        fi ;;
    esac
  done

  if [[ -z $option && $current == --*=* ]]; then
    option=${current%%=*}
    word=${current#*=}
  else
    word=$current
  fi
  if [[ -n $option ]]; then
    for entry in $valued; do
      if [[ ${entry%%=*} == "$option" ]]; then
        _alidade_value "${entry#*=}" "$word" "${current%"$word"}"
      fi
    done
  elif [[ $current == -* ]]; then
    _alidade_offer "$current" '' < <(
      for entry in $flags $valued; do printf '%s\n' "${entry%%=*}"; done)
  else
    _alidade_offer "$current" '' < <(for word in $other; do printf '%s\n' "$word"; done)
  fi
}

complete -F _complete_alidade alidade
