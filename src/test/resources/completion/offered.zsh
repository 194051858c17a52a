# What zsh offers at the end of a line: zsh -f offered.zsh SCRIPT LINE, a word in each line. Zsh
# completes on a terminal only, so it gets one (zpty), in which compadd says what it is to offer.
zmodload zsh/zpty
setup=$(mktemp)
cat > $setup <<'SETUP'
PS1= PS2=
rm $0
autoload -Uz compinit
compinit -u -d $ZSH_COMPDUMP
source $completion
compadd() {
  # These only ask which words would fit.
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a fitting
  builtin compadd -O fitting "$@"
  local word
  for word in $fitting; do print -r -- "<$word>"; done
  builtin compadd "$@"
}
finish() { print -r -- '<<end>>' }
offer() {
  comppostfuncs=(finish)
  _main_complete
  # Nothing is put into the line.
  compstate[insert]= compstate[list]=
}
zle -C offer complete-word offer
bindkey '^I' offer
SETUP
zpty shell zsh -f -i
zpty -w shell "completion=${(q)1}; source $setup; print ready"
zpty -r shell line '*ready*ready*'
zpty -w -n shell "$2"$'\t'
while zpty -r shell line; do
  print -rn -- "$line"
  [[ $line == *'<<end>>'* ]] && break
done | grep -o '<[^<>]*>' | tr -d '<>\r' | grep -vx end
zpty -d shell
