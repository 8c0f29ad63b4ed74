namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Takes over a native tensor.</summary>
        /// <param name="handle">The native tensor, whose reference the new object owns.</param>
        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle != 0 ? handle : throw new ArgumentNullException(nameof(handle)));

        /// <summary>Gives the tensor to the scope around the one that holds it; to nobody if there is none.</summary>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOuterDisposeScope() => Scope is { } scope ? scope.MoveToOuter(this) : this;

        /// <summary>Takes the tensor out of its scope: it lives until it is disposed by itself.</summary>
        /// <returns>This tensor.</returns>
        public Tensor DetachFromDisposeScope() => Scope is { } scope ? scope.Detach(this) : this;

        /// <summary>Takes the tensor out of its scope; the name as TorchSharp first wrote it.</summary>
        /// <returns>This tensor.</returns>
        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();

        /// <summary>Gives the tensor to a scope.</summary>
        /// <param name="other">The scope; nobody if null.</param>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (Scope is { } scope) return scope.MoveToOther(other, this);
            other?.Attach(this);
            return this;
        }

        /// <summary>Gives the tensor to the scope that holds another tensor.</summary>
        /// <param name="other">The other tensor.</param>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            ArgumentNullException.ThrowIfNull(other);
            return MoveToOtherDisposeScope(other.Scope);
        }

        /// <summary>Whether an object is a tensor with equal shape and elements.</summary>
        /// <param name="obj">The object.</param>
        public override bool Equals(object? obj) => obj is Tensor tensor && Equals(tensor);

        /// <summary>Whether a tensor has equal shape, type and elements.</summary>
        /// <param name="target">The tensor.</param>
        public bool Equals(Tensor? target)
        {
            if (target is null) return false;
            return ReferenceEquals(this, target) || (dtype == target.dtype && Interop.Aten.equal(this, target));
        }

        /// <summary>A hash of the object, the same as long as it lives.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
