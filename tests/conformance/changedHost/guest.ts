/** A guest that does not boot: its NICs are plugged in at once, and nobody waits for a system. */
export const guest = (nics: string) => `cat > /run/chg.xml <<'X'
<domain type="qemu"><name>chgguest</name><memory unit="MiB">16</memory><os><type machine="pc">hvm</type></os><devices>${nics}</devices></domain>
X
virsh -q create --paused /run/chg.xml; rm /run/chg.xml`;
