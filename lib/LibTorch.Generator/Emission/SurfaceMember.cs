using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;

namespace LibTorch.Generator.Emission;

/// <summary>A public member to write.</summary>
/// <param name="Member">Its signature.</param>
/// <param name="Documentation">One sentence.</param>
/// <param name="Schema">The operator it calls; null when it calls hand-written code.</param>
/// <param name="Expression">What it returns, as C#.</param>
internal sealed record SurfaceMember(MemberFact Member, string Documentation, Schema? Schema, string Expression);
