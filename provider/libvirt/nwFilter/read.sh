#!/bin/sh
look
exit 0
