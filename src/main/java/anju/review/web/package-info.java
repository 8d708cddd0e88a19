/** Pages of the module. */
@NullMarked
package anju.review.web;

import org.jspecify.annotations.NullMarked;
