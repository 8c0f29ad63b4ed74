using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;

namespace LibTorch.Generator.Emission;

/// <summary>A public member to write.</summary>
/// <param name="Member">Its signature.</param>
/// <param name="Documentation">One sentence.</param>
/// <param name="Schema">The operator it calls; null when it calls hand-written code.</param>
/// <param name="TupleNames">Names of the elements of a tuple that it returns, where there are as many.</param>
/// <param name="Expression">What it returns, as C#.</param>
internal sealed record SurfaceMember(MemberFact Member, string Documentation, Schema? Schema, IReadOnlyList<string> TupleNames, string Expression);
