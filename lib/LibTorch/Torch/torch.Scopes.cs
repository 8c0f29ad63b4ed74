namespace TorchSharp;

public static partial class torch
{
    /// <summary>The innermost dispose scope of this thread; null where none is open.</summary>
    public static DisposeScope? CurrentDisposeScope => ThreadScopes.Current.Innermost;

    /// <summary>Opens a scope that disposes the tensors that this thread makes in it, when it is disposed itself.</summary>
    public static DisposeScope NewDisposeScope() => new();

    /// <summary>Computes a tensor and disposes everything else that was made for it.</summary>
    /// <param name="expr">The computation.</param>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        ArgumentNullException.ThrowIfNull(expr);
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
