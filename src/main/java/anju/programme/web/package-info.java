/** Pages of {@code programme}. */
@NullMarked
package anju.programme.web;

import org.jspecify.annotations.NullMarked;
