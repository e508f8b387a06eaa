// A Pulumi provider for the networks of KVM hosts: libvirt networks, Linux bridges, macvtap and Open vSwitch, changed live over plain SSH
package kvmnet
