#!/bin/sh
look_unit() { [ -d /run/systemd/system ] && echo systemd; }
