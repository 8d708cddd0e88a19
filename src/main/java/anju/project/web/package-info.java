@NullMarked
package anju.project.web;

import org.jspecify.annotations.NullMarked;
