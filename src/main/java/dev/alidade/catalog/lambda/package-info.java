/** Functions of AWS Lambda, what calls them, and what they are made of. */
@NullMarked
package dev.alidade.catalog.lambda;

import org.jspecify.annotations.NullMarked;
