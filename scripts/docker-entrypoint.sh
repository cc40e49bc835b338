#!/bin/sh
# The first process of the image of scripts/docker-image.sh: starts RabbitMQ as the image rabbitmq:4-management does, with the user of
# RABBITMQ_DEFAULT_USER and RABBITMQ_DEFAULT_PASS, its log on stdout, and as a user without privileges.
set -eu
plugins=/etc/rabbitmq/enabled_plugins
mkdir -p /etc/rabbitmq/conf.d /var/lib/rabbitmq /var/log/rabbitmq
[ -e "$plugins" ] || echo '[rabbitmq_management].' >"$plugins"
cat >/etc/rabbitmq/conf.d/10-defaults.conf <<CONF
loopback_users.guest = false
log.console = true
default_user = ${RABBITMQ_DEFAULT_USER:-guest}
default_pass = ${RABBITMQ_DEFAULT_PASS:-guest}
CONF
chown -R 999:999 /etc/rabbitmq /var/lib/rabbitmq /var/log/rabbitmq
export HOME=/var/lib/rabbitmq LANG=C.UTF-8 PATH="/opt/rabbitmq/usr/lib/erlang/bin:$PATH"
export RABBITMQ_LOGS=- RABBITMQ_CONFIG_FILES=/etc/rabbitmq/conf.d RABBITMQ_ENABLED_PLUGINS_FILE="$plugins"
export RABBITMQ_MNESIA_BASE=/var/lib/rabbitmq/mnesia RABBITMQ_PID_FILE=/var/lib/rabbitmq/pid
export RUNNING_UNDER_SYSTEMD=true # the start script then execs Erlang, which receives the signals of the engine
exec setpriv --reuid 999 --regid 999 --clear-groups /opt/rabbitmq/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server "$@"
