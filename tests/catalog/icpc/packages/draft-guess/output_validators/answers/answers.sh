secret=$(cat "$1")
while read -r guess; do
    if [ "$guess" = "$secret" ]; then
        echo right
        exit 42
    elif [ "$guess" -gt "$secret" ]; then
        echo lower
    else
        echo higher
    fi
done
echo "it gave up" > "$3/judgemessage.txt"
exit 43
