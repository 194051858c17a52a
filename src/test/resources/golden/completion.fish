# Completion of alidade for fish: alidade completion fish | source
# A newer alidade knows more modules: make it again then.

# Whether this command, or none yet, stands before the cursor; alidade itself takes no values.
function __alidade_command
    for word in (commandline -opc)[2..-1]
        string match -q -- '-*' $word; and continue
        test "$word" = "$argv[1]"
        return
    end
    test -z "$argv[1]"
end

# The profiles of the AWS files as they are now.
function __alidade_profiles
    set -l config ~/.aws/config
    set -l credentials ~/.aws/credentials
    test -n "$AWS_CONFIG_FILE"; and set config (string replace -r '^~/' ~/ -- $AWS_CONFIG_FILE)
    test -n "$AWS_SHARED_CREDENTIALS_FILE"
    and set credentials (string replace -r '^~/' ~/ -- $AWS_SHARED_CREDENTIALS_FILE)
    sed -n -e 's/^[[:space:]]*\[profile[[:space:]]\{1,\}"\{0,1\}\([^]"]*[^]"[:space:]]\)"\{0,1\}[[:space:]]*].*/\1/p' -e 's/^[[:space:]]*\[default].*/default/p' $config 2>/dev/null
    sed -n -e 's/^[[:space:]]*\[\([^]]*\)].*/\1/p' $credentials 2>/dev/null
end

# The items of a list behind those that are typed already.
function __alidade_list
    set -l before (commandline -ct | string replace -r -- '^--[^=]*=' '' | string replace -r -- '[^,]*$' '')
    for item in $argv
        string match -q -- "*,$item,*" ",$before"; or echo "$before$item"
    end
end

set -g __alidade_modules \
    ec2:vpc \
    iam

set -g __alidade_questions \
    who

complete -c alidade -e
complete -c alidade -f
complete -c alidade -n __alidade_command -a survey -d 'Surveys'
complete -c alidade -n __alidade_command -a shells -d 'Names shells'

complete -c alidade -n __alidade_command -s h -l help -d 'Shows this'

complete -c alidade -n '__alidade_command survey' -l modules -x -a '(__alidade_list $__alidade_modules)' -d 'Only these modules'
complete -c alidade -n '__alidade_command survey' -l profile -x -a '(__alidade_profiles)' -d 'A profile'
complete -c alidade -n '__alidade_command survey' -l output -x -a 'text json' -d 'What to print'
complete -c alidade -n '__alidade_command survey' -l fail-on -x -a 'denied' -d 'When to fail'
complete -c alidade -n '__alidade_command survey' -l limit -x -a 'all' -d 'How many rows'
complete -c alidade -n '__alidade_command survey' -l report -r -F -d 'Where to write'
complete -c alidade -n '__alidade_command survey' -l pages -x -a '(__fish_complete_directories (commandline -ct))' -d 'Where to write pages'
complete -c alidade -n '__alidade_command survey' -l password -x -a '(set -xn)' -d 'The password\'s variable'
complete -c alidade -n '__alidade_command survey' -l question -x -a '$__alidade_questions' -d 'What to ask'
complete -c alidade -n '__alidade_command survey' -l tag -x -d 'A number'

complete -c alidade -n '__alidade_command shells' -a 'bash zsh'
