# Shorter words for netlog, for bash and zsh. Add to ~/.bashrc or ~/.zshrc:
#
#     source /path/to/examples/aliases.sh
#
# Take what you like: each line stands alone.

alias nl='netlog'                 # what today asks for

alias gave='netlog give'          # gave alice "intro to a recruiter"
alias got='netlog get'            # got bob "feedback on the deck" --worth 3
alias talked='netlog talk'        # talked alice,bob "lunch" --on friday
alias promised='netlog promise'   # promised alice "the rubric" --due friday
alias expecting='netlog expect'   # expecting bob "the slides" --due +2w
alias needs='netlog need'         # needs dana "a flat in Lisbon"
alias offers='netlog offer'       # offers bob "intros to angels"
alias kept='netlog done'          # kept alice rubric

alias owe='netlog owe'            # what I owe
alias owed='netlog owed'          # what I am owed
alias due='netlog due'            # who needs a check-in
alias brief='netlog show'         # brief alice: one page, to read before meeting her

alias nlw='netlog due --within 1w'          # the check-ins of this week
alias nlg='netlog list quiet:\>180d'        # whom I haven't spoken to for half a year
alias nlj='cd "${NETLOG_JOURNAL:-$HOME/netlog}"'   # into the journal, for grep, git and an editor
