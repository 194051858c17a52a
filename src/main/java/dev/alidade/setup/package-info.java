/** What has to exist in AWS before a survey: roles, policies and the config file, as text. */
@NullMarked
package dev.alidade.setup;

import org.jspecify.annotations.NullMarked;
