/**
 * Courses: their Dockerfiles, the files beside them, and the texts that go with the steps.
 *
 * <p>A course is a folder of resources, {@code course}. Its file {@code index} names a lesson's
 * folder a line, in teaching order. A lesson's folder is named {@code NN-id} and holds:
 *
 * <ul>
 *   <li>{@code files}: the paths of the lesson's files, one a line;
 *   <li>{@code context/}: those files, among them {@code Dockerfile};
 *   <li>{@code lesson.en.md} and {@code lesson.ru.md}: the texts, in the form that {@link
 *       dockwalk.lessons.LessonText} describes.
 * </ul>
 *
 * Adding a lesson takes a folder and a line in {@code index}, and no Java.
 */
@NullMarked
package dockwalk.lessons;

import org.jspecify.annotations.NullMarked;
