@NullMarked
package dev.alidade.survey;

import org.jspecify.annotations.NullMarked;
