# zsh -f complete.zsh 'aicarbon estimate --f': what zsh lists behind these words. It completes only at a prompt of its own, so this
# gives it a pseudo-terminal, types the words and ^X (bound to list-choices), and prints what comes back.
zmodload zsh/zpty
zpty shell 'TERM=dumb COLUMNS=200 zsh -f -i'
zpty -w shell 'PS1= PS2=; LISTMAX=0; unsetopt zle_bracketed_paste 2>/dev/null'
zpty -w shell 'autoload -Uz compinit; compinit -D -u; source <(aicarbon completion zsh)'
zpty -w shell 'finish() { zle -R; zle -I; print en""ded }; zle -N finish; bindkey "^X" list-choices "^Y" finish; echo re""ady'
zpty -r -m shell before '*ready*'
zpty -n -w shell "$1"$'\x18\x19'
zpty -r -m shell answer '*ended*'
print -r -- "$answer"
zpty -d shell
