using LibTorch.Generator.Facts;

namespace LibTorch.Generator.Emission;

/// <summary>
/// Writes what a public member says when hand-written code does the work: the receiver and all arguments in order, with sizes that come one by one or as
/// a tuple as one list.
/// </summary>
internal static class ForwardCall
{
    /// <summary>The expression.</summary>
    /// <param name="member">The member.</param>
    /// <param name="target">The method it calls.</param>
    /// <param name="packed">Names of whole numbers that go as one list.</param>
    internal static string Write(MemberFact member, string target, IReadOnlySet<string> packed)
    {
        List<string> arguments = member.IsStatic ? [] : ["this"];
        for (var i = 0; i < member.Parameters.Count; i++)
        {
            var parameter = member.Parameters[i];
            var name = CodeText.Identifier(parameter.Name);
            if (TupleLength(parameter.Type) is { } length)
            {
                arguments.Add($"[{string.Join(", ", Enumerable.Range(1, length).Select(item => $"{name}.Item{item}"))}]");
                continue;
            }
            if (!IsPacked(parameter, packed))
            {
                arguments.Add(name);
                continue;
            }
            var first = i;
            while (i + 1 < member.Parameters.Count && IsPacked(member.Parameters[i + 1], packed)) i++;
            arguments.Add($"[{string.Join(", ", member.Parameters.Skip(first).Take(i - first + 1).Select(one => CodeText.Identifier(one.Name)))}]");
        }
        return $"{target}({string.Join(", ", arguments)})";
    }

    private static bool IsPacked(ParameterFact parameter, IReadOnlySet<string> packed) => packed.Contains(parameter.Name) && parameter.Type.ToString() is ("long" or "int");

    private static int? TupleLength(TypeName type) => type.IsTuple && type.Arguments.All(argument => argument.ToString() == "long") ? type.Arguments.Count : null;
}
