using Meld.Models;

namespace Meld.Display;

/// <summary>Tables of what a model is made of.</summary>
public static class ModelTables
{
    /// <summary>The parameters of each part, and of all.</summary>
    public static Table Parameters(IReadOnlyList<ParameterCount> counts)
    {
        var all = new ParameterCount("all", counts.Sum(count => count.Trainable), counts.Sum(count => count.Frozen));
        var table = Table.Of(["component", "trained", "frozen"], counts.Append(all).Select(IReadOnlyList<object?> (count) => [count.Component, count.Trainable, count.Frozen]));
        return table.WithFormat("trained", "#,0").WithFormat("frozen", "#,0");
    }
}
