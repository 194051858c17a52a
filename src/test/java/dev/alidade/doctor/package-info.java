@NullMarked
package dev.alidade.doctor;

import org.jspecify.annotations.NullMarked;
