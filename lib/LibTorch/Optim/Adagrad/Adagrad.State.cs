using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adagrad
{
    /// <summary>What Adagrad remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps made so far.</summary>
        public long step;

        /// <summary>Sum of the squared gradients.</summary>
        public Tensor sum = null!;

        /// <summary>The state of a parameter, to be filled by <see cref="Initialize"/>.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(sum, state.sum);

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            sum.Dispose();
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            sum = Filled(sum, ((Options)options).initial_accumulator_value!.Value);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            sum = Read(reader, sum);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            sum = Copy(other.sum, sum);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            sum.Save(writer);
        }

        /// <inheritdoc/>
        public override void to(Device device) => sum = Move(sum, device);

        internal override void Advance(OptimizerOptions options) => step++;

        internal override bool SharesScalars(OptimizerState other) => step == ((State)other).step;
    }
}
