# Finds a Python for the program in transact_py. RHEL has one without a `python3` on PATH on minimal installations.
for python in python3 /usr/libexec/platform-python; do
  command -v "$python" >/dev/null 2>&1 && exec "$python" -I -S -c "$transact_py"
done
echo "python3 is not installed" >&2
exit 127
