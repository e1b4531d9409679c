/// The guest classes as the compiler sees them: found on the plan's class path, linked to their supertypes, laid out in memory,
/// and assigned to the components of the plan. Nothing here runs guest code.
package ringside.compiler.world;
