using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>What SGD remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The running sum of gradients; absent before the first step and without momentum.</summary>
        public Tensor? momentum_buffer;

        /// <summary>The state of a parameter, to be filled by <see cref="Initialize"/>.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && Close(momentum_buffer, state.momentum_buffer);

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            momentum_buffer?.Dispose();
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            momentum_buffer = Swap(momentum_buffer, null);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            momentum_buffer = Copy(other.momentum_buffer, momentum_buffer);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            SaveConditionalStateTensor(writer, momentum_buffer);
        }

        /// <inheritdoc/>
        public override void to(Device device) => momentum_buffer = Move(momentum_buffer, device);

        /// <summary>Whether the running sum was made for the step that is being made now.</summary>
        internal bool IsFirst { get; private set; }

        internal override void Advance(OptimizerOptions options)
        {
            IsFirst = momentum_buffer is null && ((Options)options).momentum != 0;
            if (IsFirst) momentum_buffer = Zeros(null);
        }

        internal override bool SharesScalars(OptimizerState other) => IsFirst == ((State)other).IsFirst;
    }
}
