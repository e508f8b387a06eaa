#!/bin/sh
look all all
exit 0
