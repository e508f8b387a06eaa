#!/usr/bin/env node
import "../cli/kvmnet";
