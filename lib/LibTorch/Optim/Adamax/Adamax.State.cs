using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adamax
{
    /// <summary>What Adamax remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps made so far.</summary>
        public long step;

        /// <summary>Running mean of the gradient.</summary>
        public Tensor exp_avg = null!;

        /// <summary>Running infinity norm of the gradient.</summary>
        public Tensor exp_inf = null!;

        /// <summary>The state of a parameter, to be filled by <see cref="Initialize"/>.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(exp_avg, state.exp_avg) && Close(exp_inf, state.exp_inf);

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            exp_avg.Dispose();
            exp_inf.Dispose();
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            exp_avg = Zeros(exp_avg);
            exp_inf = Zeros(exp_inf);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            exp_avg = Read(reader, exp_avg);
            exp_inf = Read(reader, exp_inf);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            exp_avg = Copy(other.exp_avg, exp_avg);
            exp_inf = Copy(other.exp_inf, exp_inf);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            exp_avg.Save(writer);
            exp_inf.Save(writer);
        }

        /// <inheritdoc/>
        public override void to(Device device)
        {
            exp_avg = Move(exp_avg, device);
            exp_inf = Move(exp_inf, device);
        }

        internal override void Advance(OptimizerOptions options) => step++;

        internal override bool SharesScalars(OptimizerState other) => step == ((State)other).step;
    }
}
