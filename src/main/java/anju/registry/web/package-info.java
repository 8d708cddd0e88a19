@NullMarked
package anju.registry.web;

import org.jspecify.annotations.NullMarked;
