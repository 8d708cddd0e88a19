/** Pages of {@code stewardship}. */
@NullMarked
package anju.stewardship.web;

import org.jspecify.annotations.NullMarked;
