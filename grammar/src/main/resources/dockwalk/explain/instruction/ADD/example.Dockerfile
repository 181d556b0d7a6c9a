FROM alpine:3.22
ADD site.tar.gz /var/www/
