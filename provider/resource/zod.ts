/** The one file that needs the library for schemas: the build puts the library into it, without its messages in some fifty languages, which took half of a start. */
export { z } from "zod";
