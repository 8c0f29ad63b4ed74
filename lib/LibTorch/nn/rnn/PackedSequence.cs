namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>
                /// Sequences of different lengths, packed step by step without padding. It belongs to a dispose scope as a whole; its tensors belong
                /// to it and go with it.
                /// </summary>
                public sealed class PackedSequence : IDisposable
                {
                    /// <summary>All steps: the first of each sequence, then the second of each that has one, and so on; [sum of lengths, ...].</summary>
                    public readonly Tensor data;

                    /// <summary>How many sequences have each step, [longest]; int64 on the CPU.</summary>
                    public readonly Tensor batch_sizes;

                    /// <summary>Sequences by descending length, as indices of the batch, [batch]; null when the batch has that order.</summary>
                    public readonly Tensor? sorted_indices;

                    /// <summary>The inverse: where each sequence of the batch is in that order, [batch]; null likewise.</summary>
                    public readonly Tensor? unsorted_indices;

                    private bool disposed;

                    /// <summary>Takes over the tensors.</summary>
                    internal PackedSequence(Tensor data, Tensor batch_sizes, Tensor? sorted_indices, Tensor? unsorted_indices)
                    {
                        this.data = data;
                        this.batch_sizes = batch_sizes;
                        this.sorted_indices = sorted_indices;
                        this.unsorted_indices = unsorted_indices;
                        foreach (var tensor in Tensors) tensor.Scope?.Detach(tensor);
                        var own = ThreadScopes.Current;
                        own.Statistics.PackedSequenceStatistics.Created(own.Innermost is not null);
                        own.Innermost?.Register(this);
                    }

                    /// <summary>The dispose scope that will dispose this sequence.</summary>
                    internal DisposeScope? Scope { get; set; }

                    private IEnumerable<Tensor> Tensors => new[] { data, batch_sizes, sorted_indices, unsorted_indices }.OfType<Tensor>();

                    /// <summary>Disposes its tensors. Disposing twice does nothing.</summary>
                    public void Dispose()
                    {
                        if (disposed) return;
                        disposed = true;
                        ThreadScopes.Current.Statistics.PackedSequenceStatistics.Disposed(Scope is not null);
                        Scope?.MarkAsDisposed(this);
                        foreach (var tensor in Tensors) tensor.Dispose();
                    }

                    /// <summary>Moves it to the scope around its own; out of any when there is none.</summary>
                    /// <returns>This sequence.</returns>
                    public PackedSequence MoveToOuterDisposeScope()
                    {
                        Scope?.MoveToOuter(this);
                        return this;
                    }

                    /// <summary>Takes it out of its scope: it lives on until it is disposed by itself.</summary>
                    /// <returns>This sequence.</returns>
                    public PackedSequence DetachFromDisposeScope()
                    {
                        Scope?.Detach(this);
                        return this;
                    }

                    /// <summary>Moves it to the scope of another sequence.</summary>
                    /// <param name="other">The sequence whose scope will dispose it.</param>
                    /// <returns>This sequence.</returns>
                    public PackedSequence MoveToOtherDisposeScope(PackedSequence other) => MoveToOtherDisposeScope(other.Scope);

                    /// <summary>Moves it to another scope.</summary>
                    /// <param name="other">The scope that will dispose it; none when null.</param>
                    /// <returns>This sequence.</returns>
                    public PackedSequence MoveToOtherDisposeScope(DisposeScope? other)
                    {
                        if (Scope is null) other?.Attach(this);
                        else Scope.MoveToOther(other, this);
                        return this;
                    }
                }
            }
        }
    }
}
