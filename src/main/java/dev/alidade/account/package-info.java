/** The AWS accounts of a survey: profiles, where credentials come from, identity, regions. */
@NullMarked
package dev.alidade.account;

import org.jspecify.annotations.NullMarked;
