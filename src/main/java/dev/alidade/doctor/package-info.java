/** Everything that a run needs, looked at beforehand: what was seen, whether it is enough. */
@NullMarked
package dev.alidade.doctor;

import org.jspecify.annotations.NullMarked;
