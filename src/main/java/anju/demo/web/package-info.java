/** Pages of {@code demo}. */
@NullMarked
package anju.demo.web;

import org.jspecify.annotations.NullMarked;
