namespace Meld.Encoders;

/// <summary>A tensor that a module gave.</summary>
/// <param name="Name">Which of several it is; empty where there is but one.</param>
/// <param name="Shape">Its sizes.</param>
public sealed record ModuleOutput(string Name, IReadOnlyList<long> Shape)
{
    /// <summary>Whether another has the same name and sizes.</summary>
    public bool IsLike(ModuleOutput other) => Name == other.Name && Shape.SequenceEqual(other.Shape);
}
